namespace Pawl.Analysis.Findings;

/// <summary>How bad it is when it is real; cuts as CVSS v3.1 draws them (9.0, 7.0, 4.0).</summary>
public enum Severity
{
    Low = 1,
    Medium = 2,
    High = 3,
    Critical = 4,
}

/// <summary>How likely it is that a finding is right.</summary>
public enum Confidence
{
    Low = 1,
    Medium = 2,
    High = 3,
}
