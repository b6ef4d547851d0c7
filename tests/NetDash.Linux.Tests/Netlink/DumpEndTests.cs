using NetDash.Linux.Netlink;

namespace NetDash.Linux.Tests.Netlink;

public sealed class DumpEndTests
{
    [Fact]
    public void A_dump_that_is_done_ends_without_error() =>
        Assert.Equal(new DumpEnd(true, 0, false), DumpEnd.Find(Recording.Message("done-of-a-dump"), 1));

    [Theory]
    [InlineData("error-of-a-dump", 22)]
    [InlineData("diag-missing", 2)]
    [InlineData("error", 9)]
    public void An_error_in_the_last_message_is_the_dumps_error(string recording, int errno) =>
        Assert.Equal(new DumpEnd(true, errno, false), DumpEnd.Find(Recording.Message(recording), 1));

    [Fact]
    public void A_dump_that_goes_on_has_no_end() =>
        Assert.Equal(new DumpEnd(false, 0, false), DumpEnd.Find(Recording.Message("link-lo"), 1));

    [Fact]
    public void An_interrupted_dump_is_told()
    {
        var message = Recording.Message("done-of-a-dump");
        message[6] |= 0x10;

        Assert.True(DumpEnd.Find(message, 1).IsInterrupted);
    }

    [Fact]
    public void The_answer_to_another_question_is_passed_over() =>
        Assert.Equal(new DumpEnd(false, 0, false), DumpEnd.Find(Recording.Message("done-of-a-dump"), 2));

    [Theory]
    [InlineData("01")]
    [InlineData("0f000000030002000100000000000000")]
    [InlineData("ffffff7f030002000100000000000000")]
    public void What_is_no_message_ends_the_dump_with_an_error(string hex) =>
        Assert.Equal(new DumpEnd(true, 22, false), DumpEnd.Find(Convert.FromHexString(hex), 1));
}
