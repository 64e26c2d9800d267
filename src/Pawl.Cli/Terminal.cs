namespace Pawl.Cli;

/// <summary>What the terminal can show and the user wants.</summary>
internal static class Terminal
{
    /// <summary>Colour on a terminal, unless NO_COLOR says no; CLICOLOR_FORCE says yes anywhere.</summary>
    internal static bool WantsColour =>
        !IsSet("NO_COLOR")
        && (IsSet("CLICOLOR_FORCE") || (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb"));

    /// <summary>Progress goes to standard error, and only where somebody looks.</summary>
    internal static bool ShowsProgress => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && value != "0";
}
