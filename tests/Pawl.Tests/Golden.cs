using System.Runtime.CompilerServices;

namespace Pawl.Tests;

/// <summary>Compares with a committed file beside the test; <c>PAWL_UPDATE_GOLDEN=1</c> writes it anew.</summary>
internal static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("PAWL_UPDATE_GOLDEN") == "1";

    /// <summary>The repository's root folder.</summary>
    internal static string Root { get; } = FindRoot();

    /// <param name="name">File name below the calling test's <c>Golden</c> folder.</param>
    internal static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        var local = Directory.Exists(folder) ? folder : Path.Combine(Root, "tests", "Pawl.Tests", Path.GetFileName(folder));
        CheckFile(Path.Combine(local, "Golden", name), actual);
    }

    /// <param name="path">Path below the repository's root.</param>
    internal static void CheckAtRoot(string path, string actual) => CheckFile(Path.Combine(Root, path), actual);

    private static void CheckFile(string path, string actual)
    {
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{path} is missing; PAWL_UPDATE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "pawl.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("pawl.slnx is in no folder above the tests");
        }
        return folder;
    }
}
