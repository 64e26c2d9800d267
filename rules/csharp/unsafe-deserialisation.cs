using System.Runtime.Serialization.Formatters.Binary;
using System.Text.Json;
using System.Web.Script.Serialization;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

namespace State;

public sealed class StateController : ControllerBase
{
    public IActionResult Load([FromBody] string state)
    {
        var formatter = new BinaryFormatter();
        using var stream = new MemoryStream(Convert.FromBase64String(state));
        // expect: unsafe-deserialisation
        var loaded = formatter.Deserialize(stream);
        // ok: unsafe-deserialisation
        var order = System.Text.Json.JsonSerializer.Deserialize<Order>(state);
        // expect: unsafe-deserialisation
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        // ok: unsafe-deserialisation
        var strict = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        // expect: unsafe-deserialisation
        var script = new JavaScriptSerializer(new SimpleTypeResolver());
        // ok: unsafe-deserialisation
        var plain = new JavaScriptSerializer();
        return Ok(new { loaded, order, settings, strict, script, plain });
    }

    public object? Bound(string text)
    {
        // ok: unsafe-deserialisation
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, SerializationBinder = new KnownTypes() };
        return JsonConvert.DeserializeObject(text, settings);
    }
}

public sealed class Cache
{
    public object Read(string path)
    {
        using var file = File.OpenRead(path);
        // expect: unsafe-deserialisation
        return new BinaryFormatter().Deserialize(file);
    }
}
