using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Tests;

/// <summary>A real repository in a temporary folder. Dates are fixed, so the same calls give the same ids.</summary>
public sealed class TestRepo : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pawl-test-");
    private int commits;

    /// <param name="objectFormat"><c>sha1</c> or <c>sha256</c>.</param>
    public TestRepo(string objectFormat = "sha1", bool bare = false)
    {
        Path = System.IO.Path.Combine(folder.FullName, "repo");
        Directory.CreateDirectory(Path);
        Git(["init", "--quiet", "--initial-branch=main", $"--object-format={objectFormat}", .. bare ? ["--bare"] : Array.Empty<string>()]);
    }

    public string Path { get; }

    public ObjectId Head => ObjectId.Parse(Git("rev-parse", "HEAD").Trim());

    /// <summary>Writes files and commits everything: <c>repo.Commit("message", ("a.py", "x = 1\n"))</c>. A null text deletes the file.</summary>
    public ObjectId Commit(string message, params (string Path, string? Text)[] files) =>
        CommitAs("Ann Example <ann@example.com>", message, files);

    /// <param name="author"><c>Name &lt;email&gt;</c>; the committer too.</param>
    public ObjectId CommitAs(string author, string message, params (string Path, string? Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
        Git("add", "--all");
        var split = author.IndexOf('<', StringComparison.Ordinal);
        var name = author[..split].Trim();
        var email = author[(split + 1)..].TrimEnd('>');
        string[] arguments = ["commit", "--quiet", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "--file=-"];
        Git(
            arguments,
            message,
            new()
            {
                ["GIT_AUTHOR_NAME"] = name,
                ["GIT_AUTHOR_EMAIL"] = email,
                ["GIT_COMMITTER_NAME"] = name,
                ["GIT_COMMITTER_EMAIL"] = email,
            }
        );
        return Head;
    }

    /// <summary>Merges a branch into the present one, taking these files' texts as the result when given.</summary>
    public ObjectId Merge(string branch, string message, params (string Path, string? Text)[] files)
    {
        Git(["merge", "--quiet", "--no-ff", "--no-commit", branch], mayFail: true);
        return Commit(message, files);
    }

    /// <summary>Switches to a branch; makes it when it is new.</summary>
    public void Branch(string name)
    {
        var known = Git("branch", "--list", name).Length > 0;
        Git(known ? ["checkout", "--quiet", name] : ["checkout", "--quiet", "-b", name]);
    }

    public void Write(string path, string? text)
    {
        var file = System.IO.Path.Combine(Path, path);
        if (text is null)
        {
            File.Delete(file);
            return;
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Git(params string[] arguments) => Git(arguments, null);

    /// <summary>Runs the real git, with dates one minute after each other and no configuration but its own.</summary>
    public string Git(string[] arguments, string? input = null, Dictionary<string, string>? environment = null, bool mayFail = false)
    {
        var start = new ProcessStartInfo(GitProgram.Path)
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in Environment(arguments, environment))
        {
            start.Environment[name] = value;
        }
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        git.StandardInput.Write(input ?? "");
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 || mayFail
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
    }

    public void Dispose()
    {
        foreach (
            var file in folder
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Exists && file.IsReadOnly && file.LinkTarget is null)
        )
        {
            file.IsReadOnly = false; // Git's objects are; Windows would not delete them.
        }
        folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Environment(string[] arguments, Dictionary<string, string>? more)
    {
        var minute = arguments[0] == "commit" ? commits++ : commits;
        var date = string.Create(CultureInfo.InvariantCulture, $"{1_767_225_600 + 60 * minute} +0000");
        var all = new Dictionary<string, string>
        {
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
            ["GIT_AUTHOR_NAME"] = "Ann Example",
            ["GIT_AUTHOR_EMAIL"] = "ann@example.com",
            ["GIT_COMMITTER_NAME"] = "Ann Example",
            ["GIT_COMMITTER_EMAIL"] = "ann@example.com",
            ["GIT_AUTHOR_DATE"] = date,
            ["GIT_COMMITTER_DATE"] = date,
            ["LC_ALL"] = "C",
        };
        foreach (var (name, value) in more ?? [])
        {
            all[name] = value;
        }
        return all;
    }
}
