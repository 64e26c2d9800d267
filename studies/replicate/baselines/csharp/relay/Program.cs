using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

/// <summary>
/// Counters that are asked over a socket. The program starts its server on the loopback interface and sends it each line of standard
/// input as a request of its own: ADD NAME NUMBER, SHOW NAME, LIST, or anything else to be refused.
/// </summary>
internal static class Program
{
    private const int MaxRequest = 120;
    private const int MaxResponse = 4000;
    private const int MaxCounters = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly object Gate = new();
    private static readonly SortedDictionary<string, long> Counters = new(StringComparer.Ordinal);

    private static async Task<int> Main()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using var stopping = new CancellationTokenSource();
        listener.Start();
        var serving = Serve(listener, stopping.Token);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string? line;
        while ((line = Console.ReadLine()) is not null)
        {
            Console.WriteLine(await Ask(port, line));
        }
        await stopping.CancelAsync();
        await serving;
        return 0;
    }

    private static async Task<string> Ask(int port, string request)
    {
        using var client = new TcpClient();
        using var late = new CancellationTokenSource(Patience);
        await client.ConnectAsync(IPAddress.Loopback, port, late.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request + "\n"), late.Token);
        return await ReadLine(stream, MaxResponse, late.Token) ?? "too long";
    }

    private static async Task Serve(TcpListener listener, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            using (client)
            {
                await Answer(client, stop);
            }
        }
    }

    private static async Task Answer(TcpClient client, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(Patience);
        try
        {
            var stream = client.GetStream();
            var request = await ReadLine(stream, MaxRequest, late.Token);
            var response = request is null ? "ERROR too long" : Obey(request.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(response + "\n"), late.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("a client went away");
        }
    }

    /// <summary>Null for a line that is longer than it may be: no client can fill the memory.</summary>
    private static async Task<string?> ReadLine(NetworkStream stream, int most, CancellationToken cancel)
    {
        var line = new byte[most + 1];
        var filled = 0;
        while (filled < line.Length)
        {
            var count = await stream.ReadAsync(line.AsMemory(filled), cancel);
            if (count == 0)
            {
                return Encoding.UTF8.GetString(line, 0, filled);
            }
            var end = line.AsSpan(filled, count).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Encoding.UTF8.GetString(line, 0, filled + end);
            }
            filled += count;
        }
        return null;
    }

    private static string Obey(string[] words) =>
        words switch
        {
            ["ADD", var name, var number] => Add(name, number),
            ["SHOW", var name] => Show(name),
            ["LIST"] => List(),
            _ => "ERROR unknown request",
        };

    private static string Add(string name, string text)
    {
        if (!IsName(name) || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return "ERROR bad request";
        }
        lock (Gate)
        {
            if (!Counters.TryGetValue(name, out var old) && Counters.Count >= MaxCounters)
            {
                return "ERROR full";
            }
            Counters[name] = checked(old + number);
            return "OK " + Counters[name].ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Show(string name)
    {
        lock (Gate)
        {
            return Counters.TryGetValue(name, out var value) ? "OK " + value.ToString(CultureInfo.InvariantCulture) : "ERROR no such counter";
        }
    }

    private static string List()
    {
        lock (Gate)
        {
            return "OK " + string.Join(' ', Counters.Keys);
        }
    }

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }
        return name.Length <= 20;
    }
}
