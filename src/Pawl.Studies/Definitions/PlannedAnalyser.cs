namespace Pawl.Studies.Definitions;

/// <summary>An analyser that a study names, with the version that it was planned with.</summary>
public sealed record PlannedAnalyser(string Name, string Version)
{
    public const string Pawl = "pawl";

    /// <summary>2.10 stands for 2.10 and for 2.10.3, not for 2.100.</summary>
    public bool Fits(string version) =>
        version.StartsWith(Version, StringComparison.Ordinal)
        && (version.Length == Version.Length || !char.IsAsciiLetterOrDigit(version[Version.Length]));
}
