namespace NetDash.Testing.Processes;

/// <summary>What a program said before it ended.</summary>
/// <param name="Command">The program and its arguments, for messages.</param>
/// <param name="ExitCode">0 is success by every program that the tests use.</param>
/// <param name="Output">Standard output without the white space at its end.</param>
/// <param name="Error">Standard error without the white space at its end.</param>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>This result, when the program succeeded.</summary>
    /// <exception cref="CommandFailedException">The exit code was not 0.</exception>
    public CommandResult EnsureSuccess() => ExitCode == 0 ? this : throw new CommandFailedException(this);
}
