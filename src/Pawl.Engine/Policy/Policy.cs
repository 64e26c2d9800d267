using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;

namespace Pawl.Engine.Policy;

/// <summary>What is allowed: <c>pawl.yaml</c>, read and decided. Without a file the defaults hold. docs/policy.md describes each key.</summary>
public sealed record Policy
{
    /// <summary>The file's name, in the repository's root.</summary>
    public const string FileName = "pawl.yaml";

    public static Policy Default { get; } = new();

    /// <summary>What a no leads to, in the gate and, unless <see cref="Hooks"/> says otherwise, in agents' sessions.</summary>
    public Consequence Mode { get; init; } = Consequence.Block;

    /// <summary>Introduced findings this severe or worse are a no; null: none is.</summary>
    public Severity? FailOn { get; init; } = Severity.High;

    /// <summary>What follows when something could not be looked at.</summary>
    public Consequence Incomplete { get; init; } = Consequence.Block;

    public ChainPolicy Chain { get; init; } = new();
    public ComplexityPolicy Complexity { get; init; } = new();
    public DefencePolicy Defences { get; init; } = new();
    public AlwaysReview AlwaysReview { get; init; } = new();
    public AgentPolicy Agents { get; init; } = new();
    public ReviewPolicy Reviews { get; init; } = new();
    public HookPolicy Hooks { get; init; } = new();
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];
    public PrivacyPolicy Privacy { get; init; } = new();

    /// <summary>Outside analysers that are asked: names and times, never commands.</summary>
    public AnalyserChoice Analysers { get; init; } = AnalyserChoice.None;

    /// <param name="text">The file's text; an empty one means the defaults.</param>
    /// <param name="path">The file's name for messages.</param>
    /// <exception cref="UserError">It says something that is not understood: line, column, what, how to mend.</exception>
    public static Policy Load(string text, string path) => PolicyReader.Read(text, path);
}
