namespace Pawl.Studies.Records;

/// <summary>
/// What one iteration of one chain gave: written once, never changed. Iteration 0 is the baseline.
/// One line of a records file; its schema is <c>docs/schemas/iteration-record.schema.json</c>.
/// </summary>
public sealed record IterationRecord
{
    public const int CurrentVersion = 1;

    /// <summary>Version of the format.</summary>
    public required int V { get; init; }
    public required string Study { get; init; }

    /// <summary>The same for all iterations of one chain, unique among the records that are analysed together.</summary>
    public required string Chain { get; init; }

    /// <summary>Who wrote the iterations of this chain.</summary>
    public required IterationSource Source { get; init; }

    /// <summary>Which guards were on: <c>none</c>, <c>analyser</c>, <c>defences</c>, <c>cap</c>, <c>all</c>, or the study's own.</summary>
    public required string Arm { get; init; }
    public required string Baseline { get; init; }

    /// <summary>SHA-256 of the baseline's content, in hex digits.</summary>
    public required string BaselineHash { get; init; }
    public required string Language { get; init; }
    public required string Strategy { get; init; }

    /// <summary>Which prompt of the bank was sent; empty for iteration 0.</summary>
    public required string Prompt { get; init; }

    /// <summary><c>stateless</c>: the model sees the last code alone; <c>stateful</c>: the whole conversation.</summary>
    public required string Context { get; init; }

    /// <summary>The model that the study names.</summary>
    public required string ModelAsked { get; init; }

    /// <summary>The model that the answer names; empty for iteration 0.</summary>
    public required string ModelAnswered { get; init; }

    /// <summary>From 1.</summary>
    public required int Replicate { get; init; }
    public required int Iteration { get; init; }
    public required IterationStatus Status { get; init; }

    /// <summary>SHA-256 of the content after this iteration, in hex digits.</summary>
    public required string Content { get; init; }

    /// <summary>Where that content is stored, below the study's folder of results, with forward slashes.</summary>
    public required string ContentPath { get; init; }

    /// <summary>SHA-256 of the content before this iteration; null for iteration 0.</summary>
    public string? Parent { get; init; }

    /// <summary>All findings in the content, by line, then by rule.</summary>
    public required IReadOnlyList<RecordedFinding> Findings { get; init; }

    /// <summary>Ids of findings that the chain never had before.</summary>
    public required IReadOnlyList<string> Introduced { get; init; }

    /// <summary>Ids of findings that the parent has and the content has not.</summary>
    public required IReadOnlyList<string> Fixed { get; init; }

    /// <summary>Ids of findings in both.</summary>
    public required IReadOnlyList<string> Carried { get; init; }

    /// <summary>Ids of findings that the parent has not, but an earlier iteration had.</summary>
    public required IReadOnlyList<string> Returned { get; init; }
    public required IReadOnlyList<RecordedDefence> DefencesLost { get; init; }
    public required IReadOnlyList<RecordedDefence> DefencesGained { get; init; }
    public required RecordedComplexity Complexity { get; init; }

    /// <summary>Null when no tests were run.</summary>
    public RecordedTests? Tests { get; init; }

    /// <summary>A person looked at this content, or in a scripted study the script that stands for one did.</summary>
    public required bool Reviewed { get; init; }

    /// <summary>What was not looked at: reasons as an analysis gives them.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Analysers that looked at the content wholly, sorted; null in records of before there were several: <c>pawl</c> alone.</summary>
    public IReadOnlyList<string>? Analysers { get; init; }
    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }

    /// <summary>In the money of the study's price list.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Ids of the requests that were made for this iteration, the answer's last.</summary>
    public required IReadOnlyList<string> Requests { get; init; }
}
