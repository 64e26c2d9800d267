namespace Pawl.Cli.Setup;

/// <summary>How this program is started from elsewhere.</summary>
/// <param name="Words">The program, and what comes before its own arguments.</param>
internal sealed record ProgramCall(IReadOnlyList<string> Words)
{
    /// <summary>As a shell takes it.</summary>
    internal string Shell => string.Join(' ', Words.Select(Quoted));

    /// <summary>By its name where that leads here, else by its path.</summary>
    internal static ProgramCall Own()
    {
        var self = Environment.ProcessPath ?? "pawl";
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            return new ProgramCall([self, Path.Combine(AppContext.BaseDirectory, "pawl.dll")]);
        }
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, Path.GetFileName(self)))
            .FirstOrDefault(File.Exists);
        return new ProgramCall([onPath is not null && Real(onPath) == Real(self) ? "pawl" : self]);
    }

    private static string Real(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : Path.GetFullPath(path);

    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
