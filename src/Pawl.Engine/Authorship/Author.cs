namespace Pawl.Engine.Authorship;

public enum AuthorKind
{
    /// <summary>No sign of an agent, and nothing was recording.</summary>
    Undeclared,

    /// <summary>A person, with evidence: a git-ai <c>h_</c> key, a recorded hook.</summary>
    Human,

    /// <summary>An AI coding agent.</summary>
    Agent,

    /// <summary>Evidence of both hands.</summary>
    Mixed,

    /// <summary>Automation that is no AI: dependency bumpers, formatters, release bots.</summary>
    Bot,

    /// <summary>Something says that it cannot be known: git-ai's untracked lines alone, contradicting records.</summary>
    Unknown,
}

/// <summary>How the author is known; a larger value outweighs a smaller one.</summary>
public enum EvidenceLevel
{
    /// <summary>No sign at all.</summary>
    Undeclared = 0,

    /// <summary>A hint: a branch's name, a bot's address, a subject's form.</summary>
    Inferred = 1,

    /// <summary>A trailer or footer says so.</summary>
    Declared = 2,

    /// <summary>A hook, a note or a trace record saw it.</summary>
    Recorded = 3,
}

/// <summary>One reason to believe something about a commit's author.</summary>
/// <param name="Signal">Id of the signal in the signals file, or of the record's kind: <c>git-ai-note</c>, <c>agent-trace</c>, <c>entire-checkpoint</c>.</param>
/// <param name="Text">What was seen, cut to 200 characters. Hostile: encode before showing.</param>
public sealed record Evidence(EvidenceLevel Level, string Signal, string Text);

/// <summary>Who wrote a step, and on what that rests.</summary>
/// <param name="Tool">Agent's or bot's stable id: <c>claude-code</c>, <c>copilot</c>, <c>codex</c>, <c>dependabot</c>; null for people.</param>
/// <param name="Model">Model as named by the evidence, normalised to lower case with dashes: <c>claude-opus-4.5</c>; null when not told.</param>
/// <param name="Person">Who directed the agent, or the human author: <c>Name &lt;email&gt;</c>.</param>
/// <param name="Session">Session, thread or checkpoint id when told.</param>
public sealed record Author(
    AuthorKind Kind,
    string? Tool,
    string? Model,
    string? Person,
    string? Session,
    EvidenceLevel Level,
    IReadOnlyList<Evidence> Evidence
)
{
    /// <summary><c>tool</c> or <c>tool/model</c>; empty for people.</summary>
    public string ToolAndModel =>
        Tool is null ? ""
        : Model is null ? Tool
        : $"{Tool}/{Model}";
}
