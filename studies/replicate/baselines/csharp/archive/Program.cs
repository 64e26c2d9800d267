using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

/// <summary>
/// Unpacks and packs a simple text archive below one folder. Standard input holds commands:
/// unpack (then lines "file NAME COUNT" with COUNT lines each, up to "end"), show NAME, tree, size.
/// </summary>
internal static class Program
{
    private const int MaxFiles = 100;
    private const int MaxLines = 1000;
    private const int MaxLineLength = 1000;
    private const int MaxNameLength = 100;

    private static int Main()
    {
        var root = Path.GetFullPath("unpacked");
        Directory.CreateDirectory(root);
        string? line;
        while ((line = Console.In.ReadLine()) is not null)
        {
            Console.WriteLine(Obey(root, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return 0;
    }

    private static string Obey(string root, string[] words)
    {
        try
        {
            return words switch
            {
                ["unpack"] => Unpack(root),
                ["show", var name] => Show(root, name),
                ["tree"] => Tree(root),
                ["size"] => Size(root),
                _ => "what?",
            };
        }
        catch (InvalidDataException e)
        {
            return "refused: " + e.Message;
        }
        catch (IOException)
        {
            return "failed";
        }
    }

    private static string Unpack(string root)
    {
        // All is read and checked before anything is written.
        var files = new List<(string Name, string Text)>();
        while (Console.In.ReadLine() is { } line && line != "end")
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not ["file", var name, var count])
            {
                throw new InvalidDataException("no header");
            }
            if (files.Count >= MaxFiles)
            {
                throw new InvalidDataException("too many files");
            }
            Place(root, name);
            files.Add((name, ReadLines(count)));
        }
        foreach (var (name, text) in files)
        {
            var path = Place(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
        }
        return string.Create(CultureInfo.InvariantCulture, $"unpacked {files.Count}");
    }

    private static string ReadLines(string count)
    {
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) || lines > MaxLines)
        {
            throw new InvalidDataException("bad count");
        }
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            var line = Console.In.ReadLine() ?? throw new InvalidDataException("it ends too early");
            if (line.Length > MaxLineLength)
            {
                throw new InvalidDataException("line too long");
            }
            text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Where a name of the archive lies; a name that leads out of the folder is refused.</summary>
    private static string Place(string root, string name)
    {
        if (name.Length > MaxNameLength || name.Contains('\\', StringComparison.Ordinal) || Path.IsPathRooted(name))
        {
            throw new InvalidDataException("bad name");
        }
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException("outside of the folder");
        }
        return path;
    }

    private static string Show(string root, string name)
    {
        var path = Place(root, name);
        return File.Exists(path) ? File.ReadAllText(path).TrimEnd('\n') : "no such file";
    }

    private static string Tree(string root)
    {
        var names = new List<string>();
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            names.Add(Path.GetRelativePath(root, path));
        }
        names.Sort(StringComparer.Ordinal);
        return names.Count == 0 ? "nothing" : string.Join(' ', names);
    }

    private static string Size(string root)
    {
        long total = 0;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            total = checked(total + new FileInfo(path).Length);
        }
        return total.ToString(CultureInfo.InvariantCulture);
    }
}
