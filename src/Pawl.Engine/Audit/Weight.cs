using Pawl.Analysis;
using Pawl.Analysis.Findings;

namespace Pawl.Engine.Audit;

/// <summary>What degradation adds up.</summary>
public static class Weight
{
    public static int Of(Severity severity) =>
        severity switch
        {
            Severity.Low => 1,
            Severity.Medium => 3,
            Severity.High => 6,
            _ => 10,
        };

    public static int Of(FileAnalysis analysis) => analysis.Findings.Sum(f => Of(f.Severity));
}
