namespace Pawl.Engine.Audit;

/// <summary>One chain.</summary>
/// <param name="Path">Path of the file at the chain's end.</param>
/// <param name="Born">An agent created the file: the chain is measured against nothing.</param>
/// <param name="StartCommit">Commit of the first iteration.</param>
/// <param name="UnknownSteps">Steps inside the chain whose author is not known; they neither lengthen nor end it.</param>
/// <param name="Open">The content of HEAD stands on it.</param>
/// <param name="Models">Tools and models that took part, sorted.</param>
/// <param name="DefencesLost">Defences fewer at its end than at its start.</param>
/// <param name="Points">Degradation after each iteration, from iteration 0 (always 0) on.</param>
public sealed record ChainRow(
    string Path,
    string? Language,
    int Length,
    int Steps,
    int UnknownSteps,
    bool Born,
    string StartCommit,
    string EndCommit,
    long StartTime,
    long EndTime,
    bool Open,
    IReadOnlyList<string> Models,
    int Degradation,
    int DefencesLost,
    IReadOnlyList<int> Points
);
