namespace Pawl.Studies.Records;

/// <summary>Size and complexity of a content: sums over its functions.</summary>
/// <param name="CyclomaticMax">The most complex function's.</param>
/// <param name="Nloc">Lines that hold code.</param>
public sealed record RecordedComplexity(int Cyclomatic, int CyclomaticMax, int Cognitive, int Nloc, int Functions);
