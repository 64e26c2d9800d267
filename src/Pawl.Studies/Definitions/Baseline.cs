namespace Pawl.Studies.Definitions;

/// <summary>A program that chains start from: a folder with the program and <c>tests.yaml</c>.</summary>
/// <param name="Id">The folder's last two names: <c>c-vault</c>.</param>
/// <param name="Hash">SHA-256 of the program's bytes, in hex digits, as the study froze it.</param>
/// <param name="Surface">Categories that the program gives an occasion for.</param>
public sealed record Baseline(
    string Id,
    string Folder,
    ProgramLanguage Language,
    string Hash,
    byte[] Content,
    string Does,
    IReadOnlyList<string> Surface,
    IReadOnlyList<TestCase> Cases
);

/// <summary>One functional test: the program is run once.</summary>
/// <param name="Expect">All of its standard output, white space at the ends of lines left out.</param>
public sealed record TestCase(string Name, IReadOnlyList<string> Arguments, string Input, string Expect, int ExitCode);
