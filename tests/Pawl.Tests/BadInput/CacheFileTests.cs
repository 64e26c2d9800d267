using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;

namespace Pawl.Tests.BadInput;

/// <summary>A cache file that is not what was left there: the answer stays the same.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CacheFileTests : IDisposable
{
    private const string Flaw = "import os\n\n\ndef f():\n    os.system(input())\n";

    private readonly TestRepo repo = new();
    private readonly string file;

    public CacheFileTests()
    {
        repo.Commit("one", ("a.py", Flaw), ("b.py", "x = 1\n"));
        repo.Commit("two\n\nCo-Authored-By: Claude <noreply@anthropic.com>", ("a.py", Flaw + Flaw), ("b.py", Flaw));
        file = Path.Combine(repo.Path, "..", "cache", "pawl", "cache.db");
    }

    public void Dispose() => repo.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("cut in the middle")]
    [InlineData("cut in the header")]
    [InlineData("zeros in the middle")]
    [InlineData("other version")]
    [InlineData("other tables")]
    [InlineData("answers of another")]
    [InlineData("a byte of every answer changed")]
    public async Task A_damaged_file_is_made_anew_without_a_word(string damage)
    {
        var whole = await Audit("--no-cache");
        Assert.Equal(whole, await Audit());
        Damage(damage);

        Assert.Equal(whole, await Audit());
        Assert.Equal(whole, await Audit());
        Assert.Equal("ok", Ask("pragma integrity_check"));
        Assert.NotEqual("0", Ask("select count(*) from entry"));
    }

    [Theory]
    [InlineData("begin exclusive; update entry set value = value")]
    [InlineData("pragma journal_mode = delete; begin exclusive; update entry set value = value")]
    public async Task A_locked_file_is_waited_for_and_then_left_out(string lockIt)
    {
        var whole = await Audit("--no-cache");
        await Audit();
        repo.Commit("three", ("a.py", "x = 2\n"));
        var now = await Audit("--no-cache");
        Assert.NotEqual(whole, now);
        using var other = Open();
        foreach (var statement in lockIt.Split(';'))
        {
            using var command = other.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
        var run = await Pawl.Run(repo.Path, "audit", "--no-html", "--json", "-");
        Assert.Equal((0, now), (run.ExitCode, run.Output));
        Assert.InRange(run.Error.Count(c => c == '\n'), 0, 1);
    }

    [Theory]
    [InlineData("a folder")]
    [InlineData("a file for a folder")]
    [InlineData("a device")]
    public async Task A_place_that_cannot_be_is_one_line(string place)
    {
        var whole = await Audit("--no-cache");
        var cache = Path.Combine(repo.Path, "..", "other");
        switch (place)
        {
            case "a folder":
                Directory.CreateDirectory(Path.Combine(cache, "pawl", "cache.db"));
                break;
            case "a file for a folder":
                await File.WriteAllTextAsync(cache, "", Cancel);
                break;
            default:
                cache = "/dev/full";
                break;
        }
        var run = await Pawl.Run(
            repo.Path,
            new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = cache },
            "audit",
            "--no-html",
            "--json",
            "-"
        );
        Assert.Equal((0, whole), (run.ExitCode, run.Output));
        Assert.StartsWith("pawl: the cache is not used: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    private void Damage(string how)
    {
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "empty":
                File.WriteAllText(file, "");
                break;
            case "text":
                File.WriteAllText(file, new string('x', 5_000));
                break;
            case "cut in the middle":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "cut in the header":
                File.WriteAllBytes(file, bytes[..50]);
                break;
            case "zeros in the middle":
                bytes.AsSpan(bytes.Length / 4, bytes.Length / 2).Clear();
                File.WriteAllBytes(file, bytes);
                break;
            case "other version":
                Ask("pragma user_version = 1");
                break;
            case "other tables":
                Ask("alter table entry rename to other");
                break;
            case "answers of another":
                Assert.NotEqual(
                    "0",
                    Ask("update entry set value = (select value from entry e where e.id > entry.id or e.id = 1 limit 1); select changes()")
                );
                break;
            default:
                Ask("update entry set value = substr(value, 1, length(value) / 2) || x'07' || substr(value, length(value) / 2 + 2)");
                break;
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private string? Ask(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    private async Task<string> Audit(params string[] more)
    {
        string[] arguments = ["audit", "--no-html", "--json", "-", .. more];
        var run = await Pawl.Run(repo.Path, arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
