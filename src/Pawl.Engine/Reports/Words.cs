using Pawl.Analysis.Findings;
using Pawl.Engine.Authorship;

namespace Pawl.Engine.Reports;

/// <summary>The one word that every report uses for a value.</summary>
public static class Words
{
    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Critical => "critical",
            Severity.High => "high",
            Severity.Medium => "medium",
            _ => "low",
        };

    public static string Of(Confidence confidence) =>
        confidence switch
        {
            Confidence.High => "high",
            Confidence.Medium => "medium",
            _ => "low",
        };

    public static string Of(AuthorKind kind) =>
        kind switch
        {
            AuthorKind.Agent => "agent",
            AuthorKind.Human => "human",
            AuthorKind.Mixed => "mixed",
            AuthorKind.Bot => "bot",
            AuthorKind.Undeclared => "undeclared",
            _ => "unknown",
        };

    public static string Of(EvidenceLevel level) =>
        level switch
        {
            EvidenceLevel.Recorded => "recorded",
            EvidenceLevel.Declared => "declared",
            EvidenceLevel.Inferred => "inferred",
            _ => "undeclared",
        };
}
