using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Defences;

/// <summary>What the inventory tells of one function, for the next version of its file. Places count from the start of the function's part.</summary>
/// <param name="Known">Digest of what the flow of values told of it and its helpers.</param>
/// <param name="Asked">Helpers that it looked for, with what it found.</param>
internal sealed record KeptInventory(
    ulong Known,
    IReadOnlyList<(string Name, Place Helper)> Asked,
    IReadOnlyList<KeptDefence> Found,
    IReadOnlyList<Span> Refusals,
    IReadOnlyList<Span> Logs
);
