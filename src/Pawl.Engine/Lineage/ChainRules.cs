using Pawl.Engine.Authorship;

namespace Pawl.Engine.Lineage;

/// <summary>What policy says about chains.</summary>
/// <param name="Undeclared">What a step without any sign counts as: <see cref="AuthorKind.Human"/> or <see cref="AuthorKind.Unknown"/>.</param>
/// <param name="ReviewOnly">A person's edit does not end a chain, only a review does.</param>
public sealed record ChainRules(AuthorKind Undeclared = AuthorKind.Human, bool ReviewOnly = false);
