using Pawl.Analysis.Findings;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Manifests;

/// <summary>What is wrong with the name of a dependency.</summary>
internal sealed record ManifestFinding(Rule Rule, Dependency Dependency, string Words, Severity Severity, Confidence Confidence);
