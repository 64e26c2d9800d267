using Pawl.Engine.Authorship;
using Pawl.Engine.Git;

namespace Pawl.Engine.Audit;

/// <summary>Says who made a commit.</summary>
public delegate ValueTask<Author> FindAuthor(Commit commit, CancellationToken cancel);
