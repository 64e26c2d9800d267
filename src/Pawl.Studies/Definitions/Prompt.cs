using System.Text.RegularExpressions;

namespace Pawl.Studies.Definitions;

/// <summary>One prompt of the bank.</summary>
/// <param name="Feature">Name of the feature that it asks for; null when it asks for none.</param>
/// <param name="Evidence">What code in which the feature is there holds.</param>
public sealed record Prompt(string Id, string Text, string? Feature, Regex? Evidence);

/// <summary>One way of asking for better code.</summary>
/// <param name="Template">The prompt of the template arm.</param>
/// <param name="Variants">The prompts that the seed draws from, or that come in turn.</param>
public sealed record Strategy(string Id, string Title, Prompt Template, IReadOnlyList<Prompt> Variants)
{
    internal IEnumerable<Prompt> All => [Template, .. Variants];
}
