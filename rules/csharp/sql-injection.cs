using System.Data;
using System.Net.Sockets;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Shop.Orders;

[ApiController, Route("orders")]
public sealed class OrdersController(ShopContext db, IDbConnection connection) : ControllerBase
{
    private static readonly HashSet<string> Columns = new(StringComparer.OrdinalIgnoreCase) { "name", "price" };
    private static readonly Dictionary<string, string> Orders = new() { ["up"] = "asc", ["down"] = "desc" };

    [HttpGet("by-city")]
    public IActionResult ByCity(string city, int limit, [FromQuery] string? sort)
    {
        // expect: sql-injection
        var all = db.Orders.FromSqlRaw("select * from orders where city = '" + city + "'").ToList();
        // expect: sql-injection
        db.Database.ExecuteSqlRaw($"delete from orders where city = '{city}'");
        // ok: sql-injection
        db.Orders.FromSqlRaw("select * from orders where city = {0}", city);
        // ok: sql-injection
        db.Orders.FromSqlInterpolated($"select * from orders where city = {city}");
        // ok: sql-injection
        db.Orders.FromSql($"select * from orders where city = {city}");
        // ok: sql-injection
        db.Database.ExecuteSqlRaw($"delete from orders where rank > {limit}");
        var text = $"select * from orders where city = '{city}'";
        // expect: sql-injection
        db.Orders.FromSql(text);

        // expect: sql-injection
        connection.Query<Order>($"select * from orders order by {sort}");
        // ok: sql-injection
        connection.Query<Order>("select * from orders where city = @city", new { city });
        if (sort is not null && Columns.Contains(sort))
        {
            // ok: sql-injection
            connection.Query<Order>($"select * from orders order by {sort}");
        }
        var direction = sort switch
        {
            "up" => "asc",
            "down" => "desc",
            _ => throw new ArgumentException("sort"),
        };
        // ok: sql-injection
        connection.Execute("select * from orders order by name " + direction);
        Orders.TryGetValue(sort, out var order);
        // ok: sql-injection
        connection.Execute("select * from orders order by name " + order);
        return Ok(all);
    }

    [HttpGet("{id}")]
    public async Task<IActionResult> One(string id)
    {
        await using var command = new SqlCommand();
        // expect: sql-injection
        command.CommandText = string.Format("select * from orders where id = {0}", id);
        // ok: sql-injection
        command.CommandText = "select * from orders where id = @id";
        command.Parameters.AddWithValue("@id", id);
        if (!int.TryParse(id, out var number))
        {
            return BadRequest();
        }
        // ok: sql-injection
        command.CommandText = "select * from orders where id = " + number;
        // ok: sql-injection
        command.CommandText = "select * from orders where id = " + id;
        using var other = new SqlCommand
        {
            // expect: sql-injection
            CommandText = "select * from orders where note = '" + Request.Headers["X-Note"] + "'",
        };
        return Ok(await command.ExecuteScalarAsync());
    }

    [HttpPost]
    public void Search(SearchRequest request)
    {
        var sql = new System.Text.StringBuilder("select * from orders where 1 = 1");
        sql.Append(" and name = '").Append(request.Name).Append('\'');
        // expect: sql-injection
        connection.Execute(sql.ToString());

        var parts = new List<string> { "orders" };
        parts.Add(request.Name);
        // ok: sql-injection
        connection.Execute("select * from " + parts[0]);
        // expect: sql-injection
        connection.Execute("select * from " + parts[1]);

        string table;
        if (7 * 6 == 42)
        {
            table = "orders";
        }
        else
        {
            table = request.Name;
        }
        // ok: sql-injection
        connection.Execute("select * from " + table);
    }
}

public static class Import
{
    public static void FromSocket(TcpClient client, SqlConnection connection)
    {
        using var reader = new StreamReader(client.GetStream());
        var line = reader.ReadLine();
        // expect: sql-injection
        using var command = new SqlCommand("insert into lines values ('" + line + "')", connection);
        command.ExecuteNonQuery();
    }

    public static void Constant(SqlConnection connection)
    {
        const string Table = "orders";
        // ok: sql-injection
        using var command = new SqlCommand("select count(*) from " + Table, connection);
        command.ExecuteNonQuery();
    }

    public static void Where(SqlConnection connection, string column)
    {
        // expect: sql-injection
        using var command = new SqlCommand($"select * from orders where {column} = 1", connection);
        command.ExecuteNonQuery();
    }
}

public sealed class Assistant(Microsoft.SemanticKernel.Kernel kernel, SqlConnection connection)
{
    public async Task Ask(string question)
    {
        var query = (await kernel.InvokePromptAsync("SQL for: " + question)).ToString();
        // expect: sql-injection
        using var command = new SqlCommand(query, connection);
        // ok: sql-injection
        using var logged = new SqlCommand("insert into answers values (@text)", connection);
        logged.Parameters.AddWithValue("@text", query);
    }
}
