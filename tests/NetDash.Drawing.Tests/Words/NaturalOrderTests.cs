using NetDash.Drawing.Words;

namespace NetDash.Drawing.Tests.Words;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Runs_of_digits_are_ordered_by_their_value_and_nothing_stands_last() =>
        Assert.Equal(
            ["10.0.0.9", "10.0.0.10", "eth2", "Eth10", "eth10a", "v99999999999999999999999", ""],
            new[] { "", "eth10a", "v99999999999999999999999", "10.0.0.10", "Eth10", "eth2", "10.0.0.9" }.Order(NaturalOrder.Instance));

    [Theory]
    [InlineData("a01", "a1")]
    [InlineData("A", "a")]
    [InlineData("0", "00")]
    public void Two_different_texts_are_never_equal(string one, string other)
    {
        Assert.NotEqual(0, NaturalOrder.Instance.Compare(one, other));
        Assert.Equal(-Math.Sign(NaturalOrder.Instance.Compare(one, other)), Math.Sign(NaturalOrder.Instance.Compare(other, one)));
    }
}
