using NetDash.Sources.Docker.Mapping;

namespace NetDash.Sources.Tests.Docker.Mapping;

public sealed class StartErrorTests
{
    [Theory]
    [InlineData(
        """failed to create task: OCI runtime create failed: exec: "mysql -pS3cret": executable file not found in $PATH: unknown""",
        """failed to create task: OCI runtime create failed: exec: "mysql…": executable file not found in $PATH: unknown""")]
    [InlineData("""exec: "sh": executable file not found in $PATH""", """exec: "sh": executable file not found in $PATH""")]
    [InlineData("""exec: " S3cret": stat; exec: "a b": stat""", """exec: "…": stat; exec: "a…": stat""")]
    [InlineData("Bind for 0.0.0.0:8080 failed: port is already allocated", "Bind for 0.0.0.0:8080 failed: port is already allocated")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void A_command_is_told_by_its_first_word_alone(string? error, string? told) => Assert.Equal(told, StartError.WithoutArguments(error));
}
