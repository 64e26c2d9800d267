namespace Pawl.Engine.Git;

/// <summary>
/// An empty bare repository of our own that borrows another's objects. History is read through it, so that no
/// configuration, hook, filter or promisor of the scanned repository or of this machine applies: the same objects
/// give the same bytes everywhere, and nothing can be fetched.
/// </summary>
internal sealed class ObjectShell : IDisposable
{
    private readonly DirectoryInfo folder;

    private ObjectShell(DirectoryInfo folder, GitPlace place) => (this.folder, Place) = (folder, place);

    public GitPlace Place { get; }

    /// <param name="objects">Folder of the objects to read.</param>
    /// <param name="cutAt">Commits whose parents are treated as absent.</param>
    public static ObjectShell Create(string objects, string objectFormat, IEnumerable<ObjectId> cutAt)
    {
        // TMPDIR may hold "..", which a folder's path must not.
        var folder = new DirectoryInfo(Path.GetFullPath(Directory.CreateTempSubdirectory("pawl-git-").FullName));
        var version = objectFormat == "sha1" ? 0 : 1;
        var extensions = objectFormat == "sha1" ? "" : $"[extensions]\n\tobjectFormat = {objectFormat}\n";
        folder.CreateSubdirectory("refs");
        Write("HEAD", "ref: refs/heads/none\n");
        Write("config", $"[core]\n\tbare = true\n\trepositoryFormatVersion = {version}\n{extensions}");
        var cut = string.Concat(cutAt.Order().Select(id => $"{id}\n"));
        if (cut.Length > 0)
        {
            Write("shallow", cut);
        }
        var nothing = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        var environment = new Dictionary<string, string>
        {
            ["GIT_DIR"] = folder.FullName,
            ["GIT_OBJECT_DIRECTORY"] = objects,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = nothing,
            ["GIT_ATTR_NOSYSTEM"] = "1",
        };
        return new ObjectShell(folder, new GitPlace(folder.FullName, environment));

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    public void Dispose()
    {
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
            folder.Refresh();
        }
    }
}
