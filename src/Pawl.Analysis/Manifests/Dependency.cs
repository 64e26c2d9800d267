using Pawl.Analysis.Findings;

namespace Pawl.Analysis.Manifests;

/// <summary>One package that a manifest asks for.</summary>
/// <param name="Name">As a registry knows it; Maven's groups without their artifacts.</param>
/// <param name="IsInstalled">A lock file would name it: it is no part of the project itself and no one else's to install.</param>
internal sealed record Dependency(string Name, Place Place, bool IsInstalled);
