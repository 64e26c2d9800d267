using System.Net.Http;
using Microsoft.Data.SqlClient;

namespace Timeouts;

public static class Calls
{
    public static void Unsafe(HttpClient client, SqlCommand command)
    {
        // expect: missing-timeout
        client.Timeout = Timeout.InfiniteTimeSpan;
        // expect: missing-timeout
        command.CommandTimeout = 0;
        // expect: missing-timeout
        var other = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        other.CancelPendingRequests();
    }

    public static void Safe(HttpClient client, SqlCommand command)
    {
        // ok: missing-timeout
        client.Timeout = TimeSpan.FromSeconds(10);
        // ok: missing-timeout
        command.CommandTimeout = 30;
        // ok: missing-timeout
        var other = new HttpClient();
        other.CancelPendingRequests();
    }
}
