namespace Pawl.Tests.BadInput;

/// <summary>Whoever asks what a command takes is told, whatever it needs.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Each_command_has_help()
    {
        using var folder = new TestRepo();
        var count = 0;
        var waiting = new Queue<string[]>([
            [],
        ]);
        while (waiting.TryDequeue(out var command))
        {
            var help = await Pawl.Run(folder.Path, [.. command, "--help"]);
            Assert.True(help.ExitCode == 0, $"pawl {string.Join(' ', command)} --help: {help.Error}");
            Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
            count++;
            foreach (var name in Below(help.Output))
            {
                waiting.Enqueue([.. command, name]);
            }
        }
        Assert.True(count > 30, $"only {count} commands were found");
    }

    /// <summary>First words of the lines between <c>Commands:</c> and an empty line.</summary>
    private static IEnumerable<string> Below(string help) =>
        help.Split('\n')
            .Select(line => line.TrimEnd())
            .SkipWhile(line => line != "Commands:")
            .Skip(1)
            .TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0]);
}
