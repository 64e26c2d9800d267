using System.Runtime.InteropServices;
using Pawl.Engine.Git;

namespace Pawl.Engine.Lineage;

/// <summary>Numbers for paths and blobs, so that a long history fits in memory.</summary>
public sealed class ContentTable
{
    private readonly Dictionary<string, int> pathNumbers = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];
    private readonly Dictionary<ObjectId, int> blobNumbers = [];
    private readonly List<ObjectId> blobs = [];

    public int Paths => paths.Count;
    public int Blobs => blobs.Count;

    public Content Of(string path, ObjectId blob) => new(Path(path), Blob(blob));

    public int Path(string path)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(pathNumbers, path, out var known);
        if (!known)
        {
            number = paths.Count;
            paths.Add(path);
        }
        return number;
    }

    public int Blob(ObjectId blob)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(blobNumbers, blob, out var known);
        if (!known)
        {
            number = blobs.Count;
            blobs.Add(blob);
        }
        return number;
    }

    public string PathOf(int number) => paths[number];

    public ObjectId BlobOf(int number) => blobs[number];

    /// <summary>False for a path that was never numbered.</summary>
    public bool TryFindPath(string path, out int number) => pathNumbers.TryGetValue(path, out number);
}
