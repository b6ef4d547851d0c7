namespace NetDash.Testing.Processes;

/// <summary>A program that a test relies on ended with an exit code other than 0.</summary>
public sealed class CommandFailedException(CommandResult result)
    : Exception($"`{result.Command}` ended with exit code {result.ExitCode}.\n{result.Error}\n{result.Output}")
{
    /// <summary>All that the program said.</summary>
    public CommandResult Result { get; } = result;
}
