using Pawl.Engine;
using Pawl.Engine.Git;

namespace Pawl.Cli.Commands;

/// <summary>A file as the user names it, from the repository's root.</summary>
internal static class RepositoryPath
{
    /// <exception cref="UserError">It is outside, or there is no work tree.</exception>
    internal static string Of(GitRepository repository, string file)
    {
        var root = repository.WorkTree ?? throw new UserError("a bare repository has no work tree", "Do it in a clone.");
        var relative = Path.GetRelativePath(root, Path.GetFullPath(file)).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? throw new UserError($"{file} is outside the repository at {root}", "Name files of the repository.")
            : relative;
    }
}
