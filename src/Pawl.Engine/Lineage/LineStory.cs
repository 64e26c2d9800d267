using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>Where one line of a file comes from, and what was found there. Texts out of the repository are hostile.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Line">In the work tree; in HEAD when there is none.</param>
/// <param name="Origin">The step that wrote the line; null while it is not committed.</param>
/// <param name="ChainLength">Of the file's content in HEAD; null for files in no language that Pawl knows.</param>
/// <param name="UnknownShare">Of the steps of that chain.</param>
/// <param name="Findings">Those that stand on the line or pass through it, and those that stood there until it was last rewritten; open ones first.</param>
public sealed record LineStory(
    string Path,
    int Line,
    string Text,
    LineOrigin? Origin,
    int? ChainLength,
    double UnknownShare,
    IReadOnlyList<LineFinding> Findings
);

/// <param name="Path">The file's name at that time.</param>
/// <param name="Line">The line's number at that time.</param>
/// <param name="Author">Of the line itself where a record knows lines, else of the file's step.</param>
/// <param name="IsOfLine">A record names this very line's author.</param>
/// <param name="Position">Length of the chain that the step led to; 0 when it was no agent's.</param>
public sealed record LineOrigin(
    string Commit,
    long Time,
    string Subject,
    string Path,
    int Line,
    Author Author,
    bool IsOfLine,
    int Position
);

/// <summary>A finding with its life.</summary>
/// <param name="Introduced">Null when it is older than the history that could be read, or not committed.</param>
/// <param name="Fixed">Null while it is open.</param>
/// <param name="IsOnPath">The line is on the value's way to the finding, which itself stands elsewhere.</param>
public sealed record LineFinding(Finding Finding, LineMoment? Introduced, LineMoment? Fixed, bool IsReturned, bool IsOnPath);

/// <param name="Position">Of the step in its chain.</param>
public sealed record LineMoment(string Commit, long Time, string Subject, Author Author, int Position);
