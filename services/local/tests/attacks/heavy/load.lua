-- What wrk sends, and how often it was answered well, shed, or otherwise.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  wrk.method = "POST"
  wrk.headers["content-type"] = "application/json"
  wrk.headers["authorization"] = "Bearer " .. args[1]
  template, asked = args[2], 0
  good, shed, other = 0, 0, 0
end

-- Each asks for something else, so that no answer can be shared.
function request()
  asked = asked + 1
  return wrk.format(nil, nil, nil, (string.gsub(template, "NUMBER", tostring(asked))))
end

function response(status, headers, body)
  if status == 200 and not string.find(body, '"errors"', 1, true) then
    good = good + 1
  elseif status == 503 and headers["retry-after"] then
    shed = shed + 1
  else
    other = other + 1
  end
end

function done(summary)
  local all = { good = 0, shed = 0, other = summary.errors.read + summary.errors.timeout }
  for _, thread in ipairs(threads) do
    for name in pairs({ good = 1, shed = 1, other = 1 }) do
      all[name] = all[name] + thread:get(name)
    end
  end
  local seconds = summary.duration / 1000000
  io.write(string.format('{"good":%d,"shed":%d,"other":%d,"seconds":%.3f}\n', all.good, all.shed, all.other, seconds))
end
