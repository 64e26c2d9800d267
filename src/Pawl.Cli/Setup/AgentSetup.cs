namespace Pawl.Cli.Setup;

/// <summary>How one agent is told to call the guard.</summary>
/// <param name="Id">As in <c>pawl hook AGENT</c>.</param>
/// <param name="Signs">Files or folders in the work tree, or (with <c>~/</c>) at home, that show that it is in use.</param>
/// <param name="Programs">Its programs' names.</param>
/// <param name="Plan">Edits, given the work tree's root and how this program is started; the file of its hooks first.</param>
internal sealed record AgentSetup(
    string Id,
    IReadOnlyList<string> Signs,
    IReadOnlyList<string> Programs,
    Func<string, ProgramCall, IEnumerable<FileEdit?>> Plan
)
{
    internal bool IsInUse(string root, string? home, string searchPath) =>
        Signs.Any(sign =>
            sign.StartsWith("~/", StringComparison.Ordinal)
                ? home is not null && Exists(Path.Combine(home, sign[2..]))
                : Exists(Path.Combine(root, sign))
        )
        || Programs.Any(program =>
            searchPath
                .Split(Path.PathSeparator)
                .Any(folder => Path.IsPathFullyQualified(folder) && File.Exists(Path.Combine(folder, program)))
        );

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
