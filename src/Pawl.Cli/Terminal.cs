using Spectre.Console;

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

    /// <summary>Standard output with colour where it is wanted, and no wrapping where nobody looks.</summary>
    internal static IAnsiConsole Output()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = WantsColour ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = WantsColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 200;
        }
        return console;
    }

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value && value != "0";
}
