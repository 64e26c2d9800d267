using Pawl.Engine.Git;

namespace Pawl.Engine.Analysers;

/// <summary>
/// Looks for analysers on the machine. What to look for is said by Pawl's own file and the user's, never by a repository;
/// programs that lie in the repository are passed over.
/// </summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="repository">The folder that is looked at.</param>
public sealed class AnalyserSearch(Func<string, string?> environment, string repository)
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The user's definitions: <c>pawl/analysers.yaml</c> in the folder of settings; null where there is no such folder.</summary>
    public static string? UserFile(Func<string, string?> environment)
    {
        var folder =
            environment("XDG_CONFIG_HOME") is { Length: > 0 } config && Path.IsPathRooted(config) ? config
            : environment("APPDATA") is { Length: > 0 } data ? data
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config")
            : null;
        return folder is null ? null : Path.Combine(folder, "pawl", "analysers.yaml");
    }

    /// <summary>Every analyser of the files, by id, with whether it is there.</summary>
    /// <param name="files">Definitions, the later ones stronger.</param>
    /// <param name="wanted">Ids to look for; null: all.</param>
    /// <exception cref="UserError">A file is wrong, or an id is not known.</exception>
    public async Task<IReadOnlyList<KnownAnalyser>> Find(
        IReadOnlyList<string> files,
        IReadOnlyCollection<string>? wanted,
        CancellationToken cancel
    )
    {
        var definitions = DefinitionFile.Read(files);
        if (wanted?.FirstOrDefault(id => definitions.All(d => d.Id != id)) is { } unknown)
        {
            throw new UserError(
                $"there is no analyser '{unknown}'",
                $"Known are {string.Join(", ", definitions.Select(d => d.Id))}; docs/analysers.md says how to add one."
            );
        }
        return await Task.WhenAll(definitions.Where(d => wanted?.Contains(d.Id) != false).Select(d => Find(d, cancel)));
    }

    private async Task<KnownAnalyser> Find(AnalyserDefinition definition, CancellationToken cancel)
    {
        KnownAnalyser Missing(string what) => new(definition.Id, definition.Title, definition.Endings, null, what);
        if (
            definition.Programs.Select(name => Program(Arguments.Fill(name, Homes()))).FirstOrDefault(found => found is not null)
            is not { } program
        )
        {
            return Missing($"no program {string.Join(" or ", definition.Programs)} on the PATH");
        }
        var values = Values(program);
        foreach (var (name, question) in definition.Find)
        {
            if (await Ask(question, program, values, cancel) is not { } answer)
            {
                return Missing($"no {name} (from {question.Program ?? program})");
            }
            values[name] = answer;
        }
        var files = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, pattern) in definition.Files)
        {
            files[name] = FilePattern.Find(Arguments.Fill(pattern, values));
            if (files[name].Count == 0)
            {
                return Missing($"no {Arguments.Fill(pattern, values)}");
            }
        }
        return await Ask(definition.Version, program, values, cancel) is { } version
            ? new KnownAnalyser(
                definition.Id,
                definition.Title,
                definition.Endings,
                new InstalledAnalyser(definition, program, Versions(version, values, files), values, files),
                ""
            )
            : Missing($"{program} does not tell its version");
    }

    /// <summary>A plug-in's folder tells its version, which matters as much as the program's.</summary>
    private static string Versions(string version, Dictionary<string, string> values, Dictionary<string, IReadOnlyList<string>> files)
    {
        var plugin =
            values.GetValueOrDefault("plugin-version")
            ?? (files.TryGetValue("plugin", out var paths) ? paths[0].Split('/', '\\').LastOrDefault(IsVersion) : null);
        return plugin is null || plugin == version ? version : $"{plugin} ({version})";
    }

    private static bool IsVersion(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.All(c => char.IsAsciiDigit(c) || c == '.');

    private Dictionary<string, string> Values(string program) =>
        new(Homes())
        {
            ["program"] = program,
            ["real-program"] = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program,
        };

    private Dictionary<string, string> Homes()
    {
        var home = environment("HOME") ?? environment("USERPROFILE") ?? "/";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["home"] = home,
            ["packages"] = environment("NUGET_PACKAGES") is { Length: > 0 } packages ? packages : Path.Combine(home, ".nuget", "packages"),
        };
    }

    private string? Program(string name) =>
        !Path.IsPathFullyQualified(name) ? ProgramFile.Find(name, environment("PATH") ?? "", repository)
        : ProgramFile.IsExecutable(name) ? name
        : null;

    private async Task<string?> Ask(AnalyserQuestion question, string program, Dictionary<string, string> values, CancellationToken cancel)
    {
        if ((question.Program is null ? program : Program(question.Program)) is not { } asked)
        {
            return null;
        }
        var arguments = question.Arguments.Select(argument => Arguments.Fill(argument, values)).ToList();
        // Not in the repository: many programs read settings from the folder that they are started in.
        var output = await ToolProcess.Run(asked, arguments, GitPlace.At(Path.GetTempPath()), Patience, MostBytes, cancel);
        var match = question.Pattern.Match(output.Text + "\n" + output.ErrorText);
        return match.Success && match.Groups["answer"] is { Success: true, Value: { Length: > 0 } answer } ? answer.Trim() : null;
    }
}
