using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>What is known where a value is tested: <c>ok = is_safe(path)</c> carries that <c>path</c> is clean if <c>ok</c> holds.</summary>
/// <param name="Path">What was checked.</param>
/// <param name="Guarded">Its value then.</param>
/// <param name="Families">What it is clean of.</param>
/// <param name="Holds">Clean where the value is true; else where it is false.</param>
/// <param name="SameSource">So is whatever stems from the same source.</param>
internal sealed record Check(Expression Path, Value Guarded, ulong Families, bool Holds, bool SameSource);
