using System.CommandLine;
using Pawl.Engine.Analysers;
using Pawl.Engine.Policy;

namespace Pawl.Cli.Commands;

/// <summary>What commands that ask outside analysers take on the command line.</summary>
internal sealed class AnalyserOptions
{
    private readonly Option<string?> names = new("--analysers")
    {
        Description = "Outside analysers to ask: auto, none, or names with commas; pawl.yaml decides without it",
        HelpName = "auto|none|names",
    };
    private readonly Option<string[]> files = new("--analysers-file")
    {
        Description = "More definitions of analysers; rules/analysers.yaml shows the form",
        HelpName = "file",
    };

    internal void AddTo(Command command)
    {
        command.Options.Add(names);
        command.Options.Add(files);
    }

    internal AnalyserChoice Choice(ParseResult parsed, string root) => Named(parsed) ?? PolicyFile.InWorkTree(root).Analysers;

    /// <summary>What the command line says; null when a policy decides.</summary>
    internal AnalyserChoice? Named(ParseResult parsed) => parsed.GetValue(names) is { } words ? AnalyserChoice.Of(words) : null;

    internal Task<IReadOnlyList<InstalledAnalyser>> Find(
        ParseResult parsed,
        AnalyserChoice choice,
        string root,
        CancellationToken cancel
    ) => choice.Find(new AnalyserSearch(Environment.GetEnvironmentVariable, root), Definitions(parsed), cancel);

    internal Task<IReadOnlyList<KnownAnalyser>> All(ParseResult parsed, string root, CancellationToken cancel) =>
        new AnalyserSearch(Environment.GetEnvironmentVariable, root).Find(Definitions(parsed), null, cancel);

    private IReadOnlyList<string> Definitions(ParseResult parsed) => Definitions(parsed.GetValue(files) ?? []);

    internal static IReadOnlyList<string> Definitions(IReadOnlyList<string> more)
    {
        var own = AnalyserSearch.UserFile(Environment.GetEnvironmentVariable);
        return
        [
            Path.Combine(Installation.Rules().Folder, "analysers.yaml"),
            .. own is not null && File.Exists(own) ? [own] : (string[])[],
            .. more,
        ];
    }

    /// <summary>The work tree around a folder, or the folder itself.</summary>
    internal static string RootAround(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }
        return Path.GetFullPath(folder);
    }
}
