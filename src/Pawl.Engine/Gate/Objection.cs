using Pawl.Analysis.Findings;
using Pawl.Engine.Policy;

namespace Pawl.Engine.Gate;

/// <summary>One reason for a no.</summary>
/// <param name="Kind">One of <see cref="ObjectionKind"/>'s ids.</param>
/// <param name="Path">Empty when it is about the range as a whole.</param>
/// <param name="What">One sentence. Out of the repository: encode before showing.</param>
/// <param name="Mend">What would help.</param>
/// <param name="Finding">For introduced findings.</param>
/// <param name="Fingerprint">Stays the same from run to run.</param>
public sealed record Objection(
    string Kind,
    string Path,
    int Line,
    string What,
    string Mend,
    Consequence Consequence,
    Finding? Finding,
    string Fingerprint
);
