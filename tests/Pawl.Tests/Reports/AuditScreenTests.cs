using Pawl.Cli.Screens;
using Pawl.Engine.Audit;
using Spectre.Console;

namespace Pawl.Tests.Reports;

public sealed class AuditScreenTests
{
    [Fact]
    public void Screen_is_as_agreed() => Golden.Check("audit-screen.txt", Screen(SampleAudit.Report()));

    [Fact]
    public void Screen_of_an_empty_repository_is_as_agreed() => Golden.Check("audit-screen-empty.txt", Screen(SampleAudit.Empty()));

    [Fact]
    public void One_screen_is_enough()
    {
        var lines = Screen(SampleAudit.Report()).TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 20, 50);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Nothing_that_a_terminal_obeys_gets_out() =>
        Assert.DoesNotContain(
            Screen(SampleAudit.Hostile()),
            character => (char.IsControl(character) && character != '\n') || character == '\u202E'
        );

    private static string Screen(AuditReport report)
    {
        var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        AuditScreen.Write(console, report, "pawl-report.html");
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
