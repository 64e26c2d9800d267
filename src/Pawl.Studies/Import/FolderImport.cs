using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Import;

/// <summary>
/// A folder of versions: each folder in it that holds files is a chain, its files in the order of their names (numbers by value) are the versions.
/// </summary>
public static class FolderImport
{
    /// <exception cref="UserError">There is no such folder.</exception>
    public static ImportedStudy Read(string folder, string model)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserError($"there is no folder {folder}", "Name a folder with a folder of versions for each chain.");
        }
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        return new ImportedStudy(Chains(Path.GetFullPath(folder), model, leftOut).ToAsyncEnumerable(), leftOut);
    }

    private static IEnumerable<ImportedChain> Chains(string root, string model, Dictionary<string, int> leftOut)
    {
        var folders = Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Prepend(root).Order(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            foreach (var group in Files(folder, leftOut).GroupBy(f => f.Language.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(root, folder).Replace('\\', '/');
                var versions = group
                    .OrderBy(f => Path.GetFileName(f.Path), NaturalOrder.Instance)
                    .Select(f => new ImportedVersion(File.ReadAllBytes(f.Path)));
                yield return new ImportedChain($"{name}:{group.Key}", group.First().Language, model, "imported", 1, [.. versions]);
            }
        }
    }

    private static IEnumerable<(string Path, ProgramLanguage Language)> Files(string folder, Dictionary<string, int> leftOut)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                ImportedStudy.Leave(leftOut, "a link");
            }
            else if (info.Length > Analyser.MostBytes)
            {
                ImportedStudy.Leave(leftOut, "too large");
            }
            else if (LanguageOf(path) is { } language)
            {
                yield return (path, language);
            }
            else
            {
                ImportedStudy.Leave(leftOut, "no language of studies");
            }
        }
    }

    internal static ProgramLanguage? LanguageOf(string path) =>
        Analyser.LanguageOf(path, default) is { } language ? ProgramLanguage.Of(language.Name) : null;
}
