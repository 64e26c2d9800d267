using Pawl.Analysis.Findings;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Import;

/// <summary>Versions of one program that existed before the study.</summary>
/// <param name="Id">Unique among what is imported together.</param>
/// <param name="Model">Who wrote them, as the source says; <c>unknown</c> when it does not.</param>
/// <param name="Strategy">How they were asked for, as the source says.</param>
public sealed record ImportedChain(
    string Id,
    ProgramLanguage Language,
    string Model,
    string Strategy,
    int Replicate,
    IReadOnlyList<ImportedVersion> Versions
);

/// <summary>One version; the first is the baseline, or a single sample.</summary>
/// <param name="Works">What the source's functional test said; null when there is none.</param>
/// <param name="Verdict">A weakness that the source's own judgement found.</param>
public sealed record ImportedVersion(byte[] Content, bool? Works = null, ImportedVerdict? Verdict = null);

/// <param name="Tool">Who judged.</param>
/// <param name="Rule">What was judged.</param>
public sealed record ImportedVerdict(string Tool, string Rule, Severity Severity);
