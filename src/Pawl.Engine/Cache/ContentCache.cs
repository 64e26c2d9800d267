using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Data.Sqlite;

namespace Pawl.Engine.Cache;

/// <summary>
/// Results by key, in one SQLite file that many processes and threads may share. It only ever saves time: a cache that
/// cannot be opened, read or written is left out, and <see cref="Trouble"/> says why.
/// </summary>
public sealed class ContentCache : IDisposable
{
    private const int Schema = 2;
    private const int ChecksumBytes = sizeof(ulong);
    private const int PendingEntries = 512;
    private const long PendingBytes = 8 << 20;
    private const long MaxBytes = 2L << 30;
    private const int WaitSeconds = 5;

    private const int SqliteError = 1; // A table is missing.
    private const int SqliteBusy = 5;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private readonly Lock gate = new();
    private readonly Dictionary<CacheKey, byte[]> pending = [];
    private long pendingBytes;
    private SqliteConnection? connection;
    private SqliteCommand? select;
    private bool writes = true;
    private bool startedOver;

    private readonly string path;

    private ContentCache(string path) => this.path = path;

    /// <summary>Why the cache is not in use; null while it works, or when none was asked for.</summary>
    public string? Trouble { get; private set; }

    /// <param name="path">The cache's file, made when it is not there; null: nothing is kept.</param>
    public static ContentCache Open(string? path)
    {
        var cache = new ContentCache(path ?? "");
        if (path is null)
        {
            return cache;
        }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            cache.Connect();
        }
        catch (SqliteException e)
        {
            cache.Fail(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            cache.GiveUp(e);
        }
        return cache;
    }

    /// <summary><c>pawl/cache.db</c> in the user's cache folder: <c>$XDG_CACHE_HOME</c>, else <c>~/.cache</c>, or what Windows has for it.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>Null when there is no home.</returns>
    public static string? DefaultPath(Func<string, string?> environment)
    {
        var folder =
            environment("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache
            : environment("LOCALAPPDATA") is { Length: > 0 } local ? local
            : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache")
            : null;
        return folder is null ? null : Path.Combine(folder, "pawl", "cache.db");
    }

    public byte[]? Get(CacheKey key)
    {
        lock (gate)
        {
            if (pending.TryGetValue(key, out var value) || connection is null)
            {
                return value;
            }
            try
            {
                select!.Parameters[0].Value = key.ToArray();
                return select.ExecuteScalar() is byte[] stored ? Checked(key, stored) : null;
            }
            catch (SqliteException e)
            {
                Fail(e);
                return null;
            }
        }
    }

    public void Put(CacheKey key, byte[] value)
    {
        lock (gate)
        {
            if (connection is null || !writes || !pending.TryAdd(key, value))
            {
                return;
            }
            pendingBytes += value.Length;
            if (pending.Count >= PendingEntries || pendingBytes >= PendingBytes)
            {
                WritePending();
            }
        }
    }

    /// <summary>Writes what is still in memory.</summary>
    public void Flush()
    {
        lock (gate)
        {
            WritePending();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            WritePending();
            Trim();
            Close();
        }
    }

    private void Connect()
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = WaitSeconds,
        };
        connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = normal");
        if (Number("pragma user_version") != Schema)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Number("pragma user_version", transaction) != Schema)
            {
                Run("drop table if exists entry", transaction);
                Run("create table entry (id integer primary key, key blob not null unique, value blob not null)", transaction);
                Run($"pragma user_version = {Schema}", transaction);
            }
            transaction.Commit();
        }
        select = connection.CreateCommand();
        select.CommandText = "select value from entry where key = $key";
        select.Parameters.Add("$key", SqliteType.Blob);
        select.Prepare();
    }

    /// <summary>A damaged cache holds nothing that cannot be had again: it is made anew, once.</summary>
    private void Fail(SqliteException e)
    {
        if (startedOver || e.SqliteErrorCode is not (SqliteError or SqliteCorrupt or SqliteNotADatabase))
        {
            GiveUp(e);
            return;
        }
        startedOver = true;
        try
        {
            Close();
            foreach (var end in (string[])["", "-wal", "-shm"])
            {
                File.Delete(path + end);
            }
            Connect();
        }
        catch (Exception again) when (again is SqliteException or IOException or UnauthorizedAccessException)
        {
            GiveUp(again);
        }
    }

    private void WritePending()
    {
        if (connection is null || pending.Count == 0)
        {
            return;
        }
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "insert or replace into entry (key, value) values ($key, $value)";
            insert.Parameters.Add("$key", SqliteType.Blob);
            insert.Parameters.Add("$value", SqliteType.Blob);
            foreach (var (key, value) in pending)
            {
                insert.Parameters[0].Value = key.ToArray();
                insert.Parameters[1].Value = WithChecksum(key, value);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteBusy)
        {
            // Another process has been writing for long: what it has no room for is made again next time.
            writes = false;
        }
        catch (SqliteException e)
        {
            Fail(e);
        }
        pending.Clear();
        pendingBytes = 0;
    }

    // A damaged page can still be a page: what was not written like this was never an answer.
    private static byte[] WithChecksum(CacheKey key, byte[] value)
    {
        var stored = new byte[ChecksumBytes + value.Length];
        value.CopyTo(stored, ChecksumBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(stored, XxHash3.HashToUInt64(value, (long)key.Low));
        return stored;
    }

    private static byte[]? Checked(CacheKey key, byte[] stored) =>
        stored.Length >= ChecksumBytes
        && BinaryPrimitives.ReadUInt64LittleEndian(stored) == XxHash3.HashToUInt64(stored.AsSpan(ChecksumBytes), (long)key.Low)
            ? stored[ChecksumBytes..]
            : null;

    /// <summary>When the file has grown too large, the oldest half of the entries goes.</summary>
    private void Trim()
    {
        if (connection is null)
        {
            return;
        }
        try
        {
            if ((Number("pragma page_count") - Number("pragma freelist_count")) * Number("pragma page_size") > MaxBytes)
            {
                Run("delete from entry where id <= (select (min(id) + max(id)) / 2 from entry)");
            }
        }
        catch (SqliteException e)
        {
            Fail(e);
        }
    }

    private void Run(string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private long Number(string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()!;
    }

    private void GiveUp(Exception e)
    {
        Trouble = $"the cache is not used: {e.Message}";
        Close();
    }

    private void Close()
    {
        select?.Dispose();
        select = null;
        connection?.Dispose();
        connection = null;
        pending.Clear();
    }
}
