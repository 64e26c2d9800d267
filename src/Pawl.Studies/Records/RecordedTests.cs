namespace Pawl.Studies.Records;

/// <summary>What the baseline's functional tests said.</summary>
/// <param name="Features">Names of the asked-for features that were found to work, sorted.</param>
/// <param name="FeaturesAsked">How many were asked for so far.</param>
public sealed record RecordedTests(int Passed, int Failed, int Total, IReadOnlyList<string> Features, int FeaturesAsked);
