using Pawl.Engine.Lineage;

namespace Pawl.Engine.Authorship;

/// <summary>Who wrote a commit.</summary>
/// <param name="Author">Of the commit as a whole.</param>
/// <param name="Files">Of single files, where a record tells them apart; every changed file is there, or none.</param>
/// <param name="Lines">Of single lines, by path, in ascending order, where a record knows them. Lines that are not there are unknown, not a person's.</param>
public sealed record CommitAuthorship(
    Author Author,
    IReadOnlyDictionary<string, Author> Files,
    IReadOnlyDictionary<string, IReadOnlyList<LineAuthor>> Lines
)
{
    /// <summary>How single files got where they are, by path, where hooks saw it and an agent had a hand in it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StepPart>> Parts { get; init; } = new Dictionary<string, IReadOnlyList<StepPart>>();

    /// <param name="path">Path after the change.</param>
    public Author Of(string path) => Files.GetValueOrDefault(path) ?? Author;
}
