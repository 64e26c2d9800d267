namespace Pawl.Studies.Definitions;

/// <summary>A language in which studies have programs.</summary>
/// <param name="FileName">What the program's file is called.</param>
/// <param name="Fence">What stands behind the back ticks around code in this language; the first is the one that we write.</param>
public sealed record ProgramLanguage(string Name, string FileName, IReadOnlyList<string> Fence)
{
    public static IReadOnlyList<ProgramLanguage> All { get; } =
    [
        new("c", "program.c", ["c", "h"]),
        new("csharp", "Program.cs", ["csharp", "cs", "c#"]),
        new("java", "Main.java", ["java"]),
        new("javascript", "program.js", ["javascript", "js", "node", "mjs"]),
        new("python", "program.py", ["python", "py", "python3"]),
    ];

    public static ProgramLanguage? Of(string name) => All.FirstOrDefault(l => l.Name == name);

    public string Extension => FileName[FileName.LastIndexOf('.')..];
}
