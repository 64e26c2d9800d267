using System.Text;

namespace Pawl.Studies.Report;

/// <summary>A program of a folder of results.</summary>
/// <param name="Content">Its SHA-256, as records name it.</param>
/// <param name="Path">Below the folder, with forward slashes.</param>
/// <param name="Text">Bytes that are no UTF-8 are replaced; the file has them as they are.</param>
public sealed record StoredProgram(string Content, string Path, string Text)
{
    public static TidyTable<StoredProgram> Table { get; } =
        new([
            TidyColumn<StoredProgram>.Text("content", p => p.Content),
            TidyColumn<StoredProgram>.Text("path", p => p.Path),
            TidyColumn<StoredProgram>.Text("text", p => p.Text),
        ]);

    /// <summary>All of a folder in the order of their names, one at a time.</summary>
    public static IEnumerable<StoredProgram> In(string folder)
    {
        var contents = System.IO.Path.Combine(folder, "contents");
        if (!Directory.Exists(contents))
        {
            yield break;
        }
        foreach (var part in Directory.GetDirectories(contents).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.GetFiles(part).Order(StringComparer.Ordinal))
            {
                yield return new StoredProgram(
                    System.IO.Path.GetFileNameWithoutExtension(file),
                    System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    Encoding.UTF8.GetString(File.ReadAllBytes(file))
                );
            }
        }
    }
}
