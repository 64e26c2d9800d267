using Microsoft.Data.SqlClient;

namespace Resources;

public static class Reader
{
    public static int Unsafe(string path, string connectionString)
    {
        // expect: resource-leak
        var stream = new FileStream(path, FileMode.Open);
        var first = stream.ReadByte();
        // expect: resource-leak
        var connection = new SqlConnection(connectionString);
        connection.Open();
        if (first < 0)
        {
            return first;
        }
        connection.Close();
        return 0;
    }

    public static Stream Safe(string path, string connectionString)
    {
        // ok: resource-leak
        using var stream = new FileStream(path, FileMode.Open);
        // ok: resource-leak
        using (var connection = new SqlConnection(connectionString))
        {
            connection.Open();
        }
        // ok: resource-leak
        var reader = new StreamReader(path);
        try
        {
            reader.ReadLine();
        }
        finally
        {
            reader.Dispose();
        }
        // ok: resource-leak
        return File.OpenRead(path);
    }
}
