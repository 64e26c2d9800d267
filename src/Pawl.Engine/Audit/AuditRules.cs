namespace Pawl.Engine.Audit;

/// <summary>Settings and versions that the numbers depend on.</summary>
/// <param name="Undeclared"><c>human</c> or <c>unknown</c>: what a commit without any sign counts as in a chain.</param>
/// <param name="Cap">Longest chain that the policy allows.</param>
/// <param name="ComplexityRise">Share by which a function's complexity may rise before it is counted (0.1 = 10 %).</param>
public sealed record AuditRules(string EngineVersion, string RulesDigest, string Undeclared, int Cap, double ComplexityRise);
