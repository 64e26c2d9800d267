using Pawl.Analysis.Findings;
using Pawl.Engine.Analysers;

namespace Pawl.Engine.Audit;

/// <summary>A finding as far as counting needs it.</summary>
/// <param name="Identity">Rule and fingerprint.</param>
/// <param name="Cwe">Its first CWE; 0 without one.</param>
/// <param name="Analyser">The first of the outside analysers that saw it, where Pawl did not; else empty.</param>
internal readonly record struct FindingKey(ulong Identity, int Cwe, Severity Severity, string Analyser = "")
{
    /// <summary>Where it begins in the content in which it is new; counted from 1.</summary>
    internal int Line { get; init; }

    internal static FindingKey Of(Finding finding)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in finding.Rule)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        foreach (var c in finding.Fingerprint)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return new FindingKey(
            hash,
            finding.Cwe.Count > 0 ? finding.Cwe[0] : 0,
            finding.Severity,
            finding.Witnesses is [var first, ..] && first.Analyser != Witnesses.Ourselves ? first.Analyser : ""
        )
        {
            Line = finding.Place.StartLine,
        };
    }
}
